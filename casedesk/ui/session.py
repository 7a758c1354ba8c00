"""What the system tells of its session: that it goes to sleep or was locked. Where it cannot tell, nothing happens."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject, Signal, Slot

LOGIN = "org.freedesktop.login1"
TURNED, LEFT = b"1_turned(bool)", b"1_left()"  # a slot's name as Qt writes it: 1 stands for “slot”
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class Session(QObject):
    """Session(parent): `leaving` when the machine is about to sleep or its session is locked. `listen` begins.

    On Linux over D-Bus: logind's PrepareForSleep and Lock, and the desktop's screen saver. Nothing is asked, only
    listened to, so that a slow desktop holds nothing up.
    """

    leaving = Signal()

    def listen(self) -> None:
        """Asks the system to tell."""
        if sys.platform.startswith("linux") and os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self._listen_on_linux()

    def _listen_on_linux(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, desktop = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect(LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", self, TURNED)
            system.connect(LOGIN, "", f"{LOGIN}.Session", "Lock", self, LEFT)
        if desktop.isConnected():
            for saver in SAVERS:
                desktop.connect("", "", saver, "ActiveChanged", self, TURNED)

    @Slot(bool)
    def _turned(self, on: bool) -> None:
        if on:
            self.leaving.emit()

    @Slot()
    def _left(self) -> None:
        self.leaving.emit()
