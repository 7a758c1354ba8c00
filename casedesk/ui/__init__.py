"""The window: one screen a file, and in widgets/ what more than one screen uses."""

from casedesk.ui.lasting_none import keep_none_alive

keep_none_alive()
