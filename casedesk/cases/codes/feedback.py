"""What people are asked about our own work, in short plain sentences, and what they may answer."""

from __future__ import annotations

from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class FeedbackQuestion(Codes):
    """One question each, asked aloud in this order (Guidelines, step 6: client feedback; the words are ours)."""

    HOURS = "hours", N_("Could you come at hours that suit you?")
    COMFORTABLE = "comfortable", N_("Did you feel at ease with us?")
    SAME_WORKER = "same_worker", N_("Was it the same worker each time?")
    COMPANION = "companion", N_("Could you bring somebody you trust?")
    INFORMED = "informed", N_("Were you told which help there is?")
    DECIDED = "decided", N_("Did you decide yourself?")
    SENT_ON = "sent_on", N_("Were you sent to others when you needed it?")
    DISCREET = "discreet", N_("Could you come in without others noticing?")
    CONFIDENTIAL = "confidential", N_("Was what you said kept confidential?")
    PRIVATE = "private", N_("Could you speak without being overheard?")
    FRIENDLY = "friendly", N_("Were we friendly?")
    NOT_JUDGED = "not_judged", N_("Did we listen without judging you?")
    ANSWERED = "answered", N_("Were your questions answered?")
    UNDERSTOOD = "understood", N_("Did you feel understood?")
    TIME = "time", N_("Did we take enough time?")
    HELPED = "helped", N_("Did our help make a difference?")
    BETTER = "better", N_("Do you feel better than before?")
    RECOMMEND = "recommend", N_("Would you tell a friend to come here?")


class FeedbackAnswer(Codes):
    """What was answered. Nobody must answer: that is counted too, so that a number of answers is a number of people."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    NOT_APPLICABLE = "not_applicable", N_("Not applicable")
    UNSAID = "unsaid", N_("No answer")
