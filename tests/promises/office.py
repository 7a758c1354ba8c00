"""The centre as it ought to be: who may open which file, kept beside a real vault and compared with it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from casedesk.security.roles import CASE_ROLES, Role


@dataclass
class Colleague:
    """Somebody at the centre: their short name, roles and team; `inside` when their way in is open."""

    id: UUID
    short_name: str
    roles: frozenset[Role]
    team: UUID
    here: bool = True
    inside: bool = True

    @property
    def supervisor(self) -> bool:
        return self.here and Role.SUPERVISOR in self.roles

    @property
    def case_worker(self) -> bool:
        return self.here and bool(CASE_ROLES & self.roles)


@dataclass
class Given:
    """A grant as it was meant: until when, and whether as a cover or in an emergency.

    `lost` after who was given it made new keys and a supervisor who does not read the file signed them.
    """

    until: datetime | None = None
    kind: str = ""
    lost: bool = False


@dataclass
class File:
    """One case: its worker, the team that reads it, and who was given it.

    `team_keys` are those who hold the team's keys as they were when the file was sealed last.
    """

    worker: UUID
    team: UUID
    given: dict[UUID, Given]
    team_keys: set[UUID] = field(default_factory=set)


@dataclass
class Office:
    """Everybody and every file. `now` moves only forward."""

    now: datetime
    people: dict[UUID, Colleague] = field(default_factory=dict)
    files: dict[UUID, File] = field(default_factory=dict)

    def supervisors(self, team: UUID | None = None) -> set[UUID]:
        """Present supervisors, of one team or of all."""
        return {p.id for p in self.people.values() if p.supervisor and team in (None, p.team)}

    def live(self, file: UUID) -> set[UUID]:
        """Who was given the file for a time that is not over."""
        return {p for p, one in self.files[file].given.items() if one.until is None or one.until > self.now}

    def may_read(self, file: UUID) -> set[UUID]:
        """Whom the program lets open the file."""
        given = self.files[file].given
        return {p for p in self.live(file) if not given[p].lost} | self.supervisors(self.files[file].team)

    def can_open(self, file: UUID) -> set[UUID]:
        """Whose keys open the file, whatever program they use: also who was given it for a time that is over, until
        its key is renewed; and every supervisor, by the emergency keys."""
        one = self.files[file]
        return set(one.given) | one.team_keys | self.supervisors()

    def register(self, file: UUID, worker: UUID) -> None:
        team = self.people[worker].team
        self.files[file] = File(worker, team, {worker: Given()}, self.supervisors(team))

    def renew(self, file: UUID, *without: UUID) -> None:
        """The file's key is made anew for whoever reads it by right."""
        one = self.files[file]
        stay = {p for p in self.live(file) if self.people[p].here} - set(without)
        one.given = {p: replace(given, lost=False) for p, given in one.given.items() if p in stay}
        one.team_keys = self.supervisors(one.team)

    def reassign(self, file: UUID, to: UUID, keeps: datetime | None) -> None:
        one = self.files[file]
        before, one.worker = one.worker, to
        one.given[to] = Given()
        one.team = self.people[to].team
        if keeps is not None and self.people[before].here:
            one.given[before] = Given(keeps)
            self.renew(file)
        else:
            self.renew(file, before)

    def joins_team(self, person: UUID) -> None:
        """A new supervisor is given the keys the team has and had."""
        for one in self.files.values():
            if one.team == self.people[person].team:
                one.team_keys.add(person)

    def has_new_keys(self, person: UUID, signer: UUID) -> None:
        """What a supervisor signs anew opens what that supervisor reads."""
        for file, one in self.files.items():
            if person in one.given and signer not in self.may_read(file):
                one.given[person].lost = True

    def leaves(self, person: UUID, taker: UUID | None) -> None:
        """Somebody is gone, and every supervisor went on with what that left to do."""
        leaver = self.people[person]
        was = leaver.supervisor
        leaver.here = leaver.inside = False
        for file, one in self.files.items():
            held = person in one.given or person in one.team_keys or (was and one.team == leaver.team)
            if one.worker == person and taker is not None:
                one.given[taker] = Given()
                one.worker, one.team = taker, self.people[taker].team
                self.renew(file, person)
            elif held:
                self.renew(file, person)
