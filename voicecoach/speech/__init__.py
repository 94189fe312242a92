"""The edge with models: who speaks when, which words, and a voice to answer with.

The libraries beneath would use the network, so they are told not to before any of them is loaded.
onnxruntime's Linux and macOS wheels, from 1.29, look up a Microsoft server, send events to it and
keep a database in the user's cache folder (seen with 1.32 under strace; with the switch: none).
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
