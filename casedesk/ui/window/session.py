"""What the system tells of its session: that it goes to sleep or was locked. Where it cannot tell, nothing happens."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal, Slot

LOGIN = "org.freedesktop.login1"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
TURNED, LEFT = SLOT("turned(bool)"), SLOT("left()")
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 4
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 7
_LEAVING = {(WM_POWERBROADCAST, PBT_APMSUSPEND), (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)}


class Session(QObject):
    """Session(parent): `leaving` when the machine is about to sleep or its session is locked.

    On Linux over D-Bus: logind's PrepareForSleep and Lock, and the desktop's screen saver. On Windows by the messages
    the system sends to `window`. Nothing is asked, only listened to, so that a slow desktop holds nothing up.
    """

    leaving = Signal()

    def listen(self, window: int) -> None:
        """Asks the system to tell; `window` is the native handle of the window."""
        if sys.platform == "win32":
            self._messages = _Messages(self, window)
        elif os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            self._listen_to_buses()

    def _listen_to_buses(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, desktop = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        path = "/org/freedesktop/login1"
        # the toolkit's stubs ask for bytes, where the toolkit takes only what SLOT makes
        system.connect(LOGIN, path, f"{LOGIN}.Manager", "PrepareForSleep", self, TURNED)  # type: ignore[call-overload]
        system.connect(LOGIN, "", f"{LOGIN}.Session", "Lock", self, LEFT)  # type: ignore[call-overload]
        for saver in SAVERS:
            desktop.connect("", "", saver, "ActiveChanged", self, TURNED)  # type: ignore[call-overload]

    @Slot(bool)
    def turned(self, on: bool) -> None:
        """Sleep or the screen saver was switched on, or off again."""
        if on:
            self.leaving.emit()

    @Slot()
    def left(self) -> None:
        """The session was locked."""
        self.leaving.emit()


class _Messages(QAbstractNativeEventFilter):
    """Hears Windows say that it goes to sleep or that the session is locked."""

    def __init__(self, session: Session, window: int) -> None:
        super().__init__()
        self._session = session
        app = QCoreApplication.instance()
        if sys.platform == "win32" and app is not None:
            import ctypes

            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, 0)
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:  # noqa: N802
        if sys.platform == "win32":
            from ctypes.wintypes import MSG

            told = MSG.from_address(int(message))
            if (told.message, told.wParam) in _LEAVING:
                self._session.left()
        return False, 0
