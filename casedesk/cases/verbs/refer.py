"""The life of a referral: drafted, consented, sent, answered, served, feedback – or withdrawn (Guidelines, step 4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from casedesk.cases.codes.answers import HowGiven
from casedesk.cases.codes.referring import Covered, Escort, HandOver, Paper, ReferralStatus, Way
from casedesk.cases.codes.work import UNDER_WAY, UNSENT, Item, ReferralState, Rejection
from casedesk.cases.keeping import keep
from casedesk.cases.letting_out import leaving_of, permit_of, refuse_closed, registered
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.referral import Provider, Referral, ServiceStanding
from casedesk.cases.referring import end_consent, in_state, keep_consent, kept_referral
from casedesk.cases.rules.days import not_future
from casedesk.cases.rules.releasing import mark_of
from casedesk.security.roles import Permission
from casedesk.store.fields import InField
from casedesk.store.work import Work, verb
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class GoesInPackage(Mendable):
    """The whole case is marked as sent by a letter."""

    sentence = N_("The whole case goes in a sealed package. Nothing was changed. Make the package; it is sent by that.")


class OwnService(InField):
    """The whole case goes to a service of one's own centre."""

    def __init__(self) -> None:
        super().__init__("provider", N_("This service is ours. Everything else is kept. Give the file to a colleague."))


@verb(Permission.WRITE_CASES)
def draft_referral(work: Work, *, referral: Referral) -> Referral:
    """Keeps a new or changed draft; a new one gets its number. Nothing is sent.

    Raises OutOfTurn once it was sent, InField for a service that has closed, OwnService for a whole case to ourselves.
    She agreed to what the letter said then: when it is to say something else, she is asked again.
    """
    in_state(referral, *UNSENT)
    to = work.get(Provider, referral.provider)
    if referral.whole and to.ours:
        raise OwnService
    refuse_closed(to)
    return _drafted(work, referral)


def _drafted(work: Work, referral: Referral) -> Referral:
    if referral.state is ReferralState.CONSENTED and _is_another_letter(work, referral):
        referral = replace(referral, state=ReferralState.DRAFTED)
    if not referral.number:
        referral = replace(referral, number=f"R-{work.next_number('referral'):04d}")
    return kept_referral(work, referral)


@verb(Permission.WRITE_CASES)
def consent_to_release(
    work: Work, *, referral: UUID, items: Collection[Item], refused: Collection[Item], until: date, how: HowGiven
) -> Referral:
    """Records that she agrees to send exactly these items to this recipient, for this purpose, until that day.

    Raises InField when nothing was agreed or the day lies in the past, OutOfTurn once it was sent, TakenBack when
    she does not want to be served any more.
    """
    found, today = work.get(Referral, referral), local(work.now()).date()
    if not items:
        raise InField("items", N_("She has agreed to no item yet, so nothing can be sent. Ask each line aloud."))
    consent = ConsentToRelease(
        case_id=found.case_id, referral=found.id, provider=found.provider, items=tuple(items),
        refused=tuple(refused), purpose=found.purpose, given=today, until=until, how=how,
    )  # fmt: skip
    return keep_consent(work, found, consent)


@verb(Permission.WRITE_CASES)
def agree(
    work: Work, *, referral: Referral, items: Collection[Item], refused: Collection[Item], until: date, how: HowGiven
) -> Referral:
    """Keeps the letter as it stands and her consent to it in one: never one without the other.

    Raises what `draft_referral` and `consent_to_release` raise.
    """
    kept = draft_referral(work, referral=referral)
    return consent_to_release(work, referral=kept.id, items=items, refused=refused, until=until, how=how)


@verb(Permission.WRITE_CASES)
def withdraw_consent(work: Work, *, referral: UUID) -> Referral:
    """She takes her consent back: nothing more is sent. What already left is not called back by this."""
    found = work.get(Referral, referral)
    end_consent(work, found)
    if found.state is ReferralState.CONSENTED:
        return kept_referral(work, replace(found, state=ReferralState.DRAFTED))
    return found


@verb(Permission.WRITE_CASES)
def send_referral(work: Work, *, referral: UUID) -> Referral:
    """Marks it as handed over. Raises NoLiveConsent without a consent that holds at this moment, TakenBack, and
    GoesInPackage for a whole case.
    """
    found, today = work.get(Referral, referral), local(work.now()).date()
    in_state(found, *UNSENT)
    if found.whole:
        raise GoesInPackage
    leaving = leaving_of(work, found, Paper.LETTER, Way.TOLD)
    permit = permit_of(work, leaving)
    registered(work, leaving, permit, items=permit.items)
    return kept_referral(work, replace(found, state=ReferralState.SENT, sent=today))


@verb(Permission.WRITE_CASES)
def answer_referral(
    work: Work, *, referral: UUID, accepted: bool, appointment: datetime | None = None, reason: Rejection | None = None
) -> Referral:
    """Records the service's answer; an appointment made before stays, unless they give another one.

    Raises InField for a no without its reason, OutOfTurn before it was sent.
    """
    found, today = work.get(Referral, referral), local(work.now()).date()
    in_state(found, ReferralState.SENT)
    if not accepted and reason is None:
        raise InField("rejection", N_("The reason is missing. The answer is kept here. Choose why they said no."))
    if not accepted:
        return kept_referral(work, replace(found, state=ReferralState.REJECTED, answered=today, rejection=reason))
    at = appointment or found.appointment
    if at != found.appointment:
        _to_come(work, at)
    return kept_referral(work, replace(found, state=ReferralState.ACCEPTED, answered=today, appointment=at))


@verb(Permission.WRITE_CASES)
def arrange_referral(
    work: Work, *, referral: UUID, appointment: datetime | None, hand_over: HandOver | None, escort: Escort | None,
    transport: str | None, covered: Covered | None,
) -> Referral:  # fmt: skip
    """Keeps how she gets there: when, with whom, by what, and who pays.

    Raises InField for an appointment that is past, OutOfTurn before it was sent or after she was there.
    """
    found = work.get(Referral, referral)
    in_state(found, ReferralState.SENT, ReferralState.ACCEPTED)
    if appointment != found.appointment:
        _to_come(work, appointment)
    changed = replace(
        found, appointment=appointment, hand_over=hand_over, escort=escort, transport=transport, covered=covered
    )
    return kept_referral(work, changed)


@verb(Permission.WRITE_CASES)
def serve_referral(work: Work, *, referral: UUID, on: date) -> Referral:
    """Records that she received the service. Raises InField for a day that has not come, or lies before it was sent."""
    found = work.get(Referral, referral)
    in_state(found, ReferralState.ACCEPTED)
    not_future("served", on, local(work.now()))
    if found.sent is not None and on < found.sent:
        raise InField("served", N_("This day lies before it was sent. The rest is kept. Choose the day she was there."))
    return kept_referral(work, replace(found, state=ReferralState.SERVED, served=on))


@verb(Permission.WRITE_CASES)
def give_feedback(work: Work, *, referral: UUID, feedback: str | None = None, hers: str | None = None) -> Referral:
    """Keeps what the service said afterwards, and what she said. Raises InField when neither said anything."""
    found = work.get(Referral, referral)
    in_state(found, ReferralState.SERVED, ReferralState.REJECTED, ReferralState.FEEDBACK)
    if not (feedback or hers):
        raise InField("feedback", N_("Nothing is written yet. Write what she or the service said."))
    state = found.state if found.state is ReferralState.REJECTED else ReferralState.FEEDBACK
    return kept_referral(work, replace(found, state=state, feedback=feedback, her_feedback=hers))


@verb(Permission.WRITE_CASES)
def decline_referral(work: Work, *, referral: UUID, words: str | None = None) -> Referral:
    """She does not want this service: nothing is sent, and she need not say why; how it stands with it is kept too.

    Raises OutOfTurn once it was sent.
    """
    found = work.get(Referral, referral)
    in_state(found, *UNSENT)
    end_consent(work, found)
    today = local(work.now()).date()
    status = ReferralStatus.DECLINED
    keep(work, ServiceStanding(case_id=found.case_id, on=today, service=found.service, status=status, words=words))
    return kept_referral(work, replace(found, state=ReferralState.DECLINED, ended=today, declined=words))


@verb(Permission.WRITE_CASES)
def decline_letter(work: Work, *, referral: Referral, words: str | None = None) -> Referral:
    """Keeps a letter as far as it is written, and that she does not want it; also where the service has closed.

    Raises OutOfTurn once it was sent.
    """
    in_state(referral, *UNSENT)
    return decline_referral(work, referral=_drafted(work, referral).id, words=words)


@verb(Permission.WRITE_CASES)
def withdraw_referral(work: Work, *, referral: UUID) -> Referral:
    """Ends a referral she does not want any more, with its consent. Raises OutOfTurn once it has come to its end."""
    found = work.get(Referral, referral)
    in_state(found, *UNDER_WAY)
    end_consent(work, found)
    return kept_referral(work, replace(found, state=ReferralState.WITHDRAWN, ended=local(work.now()).date()))


_NO_KIND = N_("What they do is missing. Everything else is kept. Choose at least one service.")


@verb(Permission.WRITE_PROVIDERS)
def keep_provider(work: Work, *, provider: Provider) -> Provider:
    """Keeps a service of the directory, new or changed. Raises InField while nobody would find it by what it does."""
    if not provider.services:
        raise InField("services", _NO_KIND)
    saved = work.save(provider)
    work.journal("change provider" if provider.version else "create provider", provider.id)
    return saved


def no_recipient() -> InField:
    """What is missing while no service is chosen."""
    return InField("provider", N_("The recipient is missing. Everything else is kept. Choose a service."))


def _is_another_letter(work: Work, now: Referral) -> bool:
    """Whether it would say something else than the one she agreed to."""
    return mark_of(work.get(Referral, now.id)) != mark_of(now)


def _to_come(work: Work, appointment: datetime | None) -> None:
    if appointment is not None and appointment < work.now():
        sentence = N_("This moment is past. The rest is kept. Choose when she is expected, or leave it empty.")
        raise InField("appointment", sentence)
