"""voicecoach: a local, offline, voice-driven coach for active listening."""

__version__ = "0.1.0"
