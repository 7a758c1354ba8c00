"""What happens at a centre, in any order. What the program refuses changes nothing."""

from __future__ import annotations

import copy
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from casedesk.cases import leaving
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.cases.records.identity import Identity as Her
from casedesk.cases.verbs.assigning import reassign
from casedesk.cases.verbs.break_glass import break_glass
from casedesk.cases.verbs.covering import cover, end_cover
from casedesk.cases.verbs.record import record
from casedesk.cases.verbs.register import register
from casedesk.cases.verbs.sharing import share, take_back
from casedesk.security import keyfile
from casedesk.security.roles import Role
from casedesk.security.slots import LIGHT
from casedesk.store import ended
from casedesk.store.backups.backing import back_up
from casedesk.store.records import changed
from casedesk.store.restoring.opening_backups import open_own
from casedesk.store.restoring.present_vault import present_of
from casedesk.store.restoring.restoring import restore
from casedesk.store.staff import certifying, inviting
from casedesk.text.dates import day_over, local
from casedesk.text.trouble import Mendable
from tests import factories as make
from tests.promises.front_door import NEWCOMERS, SUPERVISOR, WORKER, FrontDoor
from tests.promises.hoards import Hoard
from tests.promises.office import Colleague, Given


class Histories(FrontDoor):
    """One history: sharing, leave, emergencies, time; people who come, forget and leave; copies put back."""

    @initialize(data=st.data())
    def first_cases(self, data: st.DataObject) -> None:
        for _ in range(2):
            self.somebody_comes(data)

    @rule(data=st.data())
    def somebody_comes(self, data: st.DataObject) -> None:
        by = self.one(data, self.inside(lambda p: p.case_worker))
        case = self.do(by, register, kind=CaseKind.SURVIVOR, contact=make.first_contact(), safe=make.safe_contact())
        assert isinstance(case, Case)
        self.office.register(case.id, by)
        her = self.do(by, record, entry=make.identity(case.id))
        assert isinstance(her, Her)
        self.do(by, record, entry=changed(her, latin_name="Sok Other"))  # so that there is an earlier version too

    @rule(data=st.data())
    def shares(self, data: st.DataObject) -> None:
        file = self.one(data, self.office.files)
        by = self.one(data, self.readers(file))
        to = self.one(data, self.office.people)
        day = self.days(data)
        if self.did(by, share, case=file, to=to, why="on call", until=local(day).date() if day else None):
            end, before = (day_over(local(day).date()) if day else None), self.office.files[file].given.get(to)
            if before is not None and to in self.office.live(file) and before.kind != "emergency":
                end = None if end is None or before.until is None else max(end, before.until)
            self.office.files[file].given[to] = Given(end)

    @rule(data=st.data())
    def takes_back(self, data: st.DataObject) -> None:
        file = self.one(data, self.office.files)
        by, person = self.one(data, self.readers(file)), self.one(data, self.office.people)
        live = person in self.office.live(file)
        if self.did(by, take_back, case=file, person=person):
            assert live, "nobody loses what they did not have"
            if self.office.people[by].supervisor:
                self.office.renew(file, person)
            else:
                self.office.files[file].given[person].until = self.clock.at

    @rule(data=st.data())
    def gives_to_another_worker(self, data: st.DataObject) -> None:
        file = self.one(data, self.office.files)
        by = self.one(data, self.inside(lambda p: p.supervisor))
        to, day = self.one(data, self.those(lambda p: p.case_worker)), self.days(data)
        if self.did(by, reassign, cases=[file], to=to, why="new", keeps_until=local(day).date() if day else None):
            self.office.reassign(file, to, day_over(local(day).date()) if day else None)

    @rule(data=st.data(), ahead=st.sampled_from([0, 5]))
    def goes_on_leave(self, data: st.DataObject, ahead: int) -> None:
        by = self.one(data, self.inside(lambda p: p.supervisor))
        person, other = (self.one(data, self.those(lambda p: p.case_worker)) for _ in range(2))
        today = local(self.clock.at).date()
        ends = today + timedelta(days=ahead)
        readable = {f for f in self.office.files if by in self.office.may_read(f)}
        if (made := self.do(by, cover, person=person, by=other, begins=today, ends=ends)) is None:
            return
        for file in readable:
            one, end = self.office.files[file], day_over(ends)
            before = one.given.get(other) if other in self.office.live(file) else None
            longer = before is not None and before.kind != "emergency" and (before.until is None or before.until >= end)
            if one.worker == person and not longer:
                one.given[other] = Given(end, "cover")
        if data.draw(st.booleans()) and self.did(by, end_cover, id=made.id):
            for file in readable:
                one = self.office.files[file]
                if one.worker == person and (given := one.given.get(other)) and given.kind == "cover":
                    self.office.renew(file, other)

    @rule(data=st.data())
    def opens_in_an_emergency(self, data: st.DataObject) -> None:
        file = self.one(data, self.office.files)
        by = self.one(data, self.inside(lambda p: p.supervisor))
        if self.do(by, break_glass, code=self.number(file), why="danger") is not None:
            assert by not in self.office.may_read(file)
            self.office.files[file].given[by] = Given(self.clock.at + timedelta(hours=24), "emergency")

    @rule(days=st.sampled_from([1, 4, 40]))
    def time_passes(self, days: int) -> None:
        self.lock()
        self.clock.at = self.office.now = self.clock.at + timedelta(days=days)

    @rule()
    def ended_shares_get_new_keys(self) -> None:
        for by in self.two_supervisors():
            readable = {f for f in self.office.files if by in self.office.may_read(f)}
            ended.renew_all_ended(self.as_(by), lambda part, of: None, lambda: False)
            for file in readable:
                if set(self.office.files[file].given) - self.office.live(file):
                    self.office.renew(file)

    @precondition(lambda self: len(self.office.people) < 14 and self.inside(lambda p: Role.ADMINISTRATOR in p.roles))
    @rule(data=st.data(), roles=st.sampled_from(NEWCOMERS))
    def somebody_joins(self, data: st.DataObject, roles: frozenset[Role]) -> None:
        number = len(self.office.people)
        short, team = f"new{number}", data.draw(st.sampled_from(self.teams()))
        admin = self.as_(self.one(data, self.inside(lambda p: Role.ADMINISTRATOR in p.roles)))
        asked = inviting.invite(admin, name=short, short_name=short, roles=roles, team=team, kdf=LIGHT)
        fresh = self.accepts(short, asked.words)
        self.hoards[fresh.id] = Hoard(short, [fresh])
        self.office.people[fresh.id] = Colleague(fresh.id, short, roles, team, here=False)
        by = self.one(data, self.inside(lambda p: p.supervisor and p.team == team))
        if data.draw(st.sampled_from([True, True, True, False])):
            assert self.do(by, certifying.certify, person=fresh.id, words=fresh.public.words()) is not None
            self.office.people[fresh.id].here = True
            if Role.SUPERVISOR in roles:
                self.office.joins_team(fresh.id)

    @rule(data=st.data())
    def forgets_the_passphrase(self, data: st.DataObject) -> None:
        admin = self.one(data, self.inside(lambda p: p.here and Role.ADMINISTRATOR in p.roles))
        person = self.office.people[self.one(data, self.inside(lambda p: p.here and p.id != admin))]
        others = self.inside(lambda p: p.supervisor and p.team == person.team and p.id != person.id)
        if not others:
            return
        asked = inviting.invite_again(self.as_(admin), person=person.id, kdf=LIGHT)
        fresh = self.accepts(person.short_name, asked.words)
        self.hoards[person.id].mine.append(fresh)
        by = self.one(data, others)
        assert self.do(by, certifying.certify, person=person.id, words=fresh.public.words()) is not None
        self.office.has_new_keys(person.id, by)

    @rule(data=st.data())
    def leaves(self, data: st.DataObject) -> None:
        person = self.office.people[self.one(data, self.those(lambda p: p.here))]
        by = self.inside(lambda p: p.supervisor and p.team == person.team and p.id != person.id)
        taker = data.draw(st.sampled_from([None, *self.those(lambda p: p.case_worker and p.id != person.id)]))
        if not by:
            return
        access = self.as_(self.one(data, by))
        try:
            leaving.leave(access, person=person.id, taker=taker, progress=lambda part, of: None, stopped=lambda: False)
        except Mendable:
            return
        for other in self.two_supervisors():
            if self.office.people[other].id != person.id:
                leaving.go_on(self.as_(other), lambda part, of: None, lambda: False)
        self.office.leaves(person.id, taker)

    @rule(data=st.data())
    def changes_roles(self, data: st.DataObject) -> None:
        person = self.office.people[self.one(data, self.those(lambda p: p.case_worker))]
        by = self.inside(lambda p: p.supervisor and p.team == person.team and p.id != person.id)
        roles = WORKER if person.supervisor else SUPERVISOR
        if not by or Role.ADMINISTRATOR in person.roles:
            return
        done = self.did(self.one(data, by), certifying.change_roles, person=person.id, roles=roles, team=person.team)
        if not done:
            return
        person.roles = roles
        if Role.SUPERVISOR in roles:
            self.office.joins_team(person.id)
            return
        for other in self.two_supervisors():
            leaving.go_on(self.as_(other), lambda part, of: None, lambda: False)
        for file, one in self.office.files.items():
            if one.team == person.team:
                self.office.renew(file)

    @rule(data=st.data())
    def backs_up(self, data: st.DataObject) -> None:
        self.clock.at = self.office.now = self.clock.at + timedelta(minutes=1)
        medium = self.home / f"stick {len(self.backups)}"
        medium.mkdir()
        made = back_up(self.as_(self.one(data, self.inside(lambda p: p.supervisor))), medium)
        self.backups.append((made.folder, copy.deepcopy(self.office)))

    @precondition(lambda self: self.backups)
    @rule(data=st.data())
    def is_restored(self, data: st.DataObject) -> None:
        folder, then = self.backups[data.draw(st.integers(0, len(self.backups) - 1))]
        by = [p for p in self.inside(lambda p: p.supervisor) if p in then.supervisors()]
        if not folder.exists() or not by:
            return
        access = self.as_(self.one(data, by))
        into = self.home / f"vault {len(list(self.home.iterdir()))}"
        try:
            restore(open_own(folder, access), into, present=present_of(access), clock=self.clock)
        except Mendable:
            return
        self.lock()
        self.folder, self.office = into, copy.deepcopy(then)
        self.office.now = self.clock.at
        for hoard in self.hoards.values():  # what somebody learnt after that day would still fit; a new database key
            hoard.teams.clear()  # keeps them out, and docs/security.md says so
            hoard.keys.clear()
        header = keyfile.read(into).header
        for person in self.office.people.values():
            person.inside = header.slot_of(person.id) is not None
