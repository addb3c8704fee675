"""`leerreis up` with a stand-in for the worker: `python stand_in.py`; the stand-in itself: `python stand_in.py HOME`.

STAND_IN=broken: it complains and ends.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path
from types import FrameType

HERE = Path(__file__).resolve()


def work() -> None:
    def leave(number: int, frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, leave)
    if os.environ.get("STAND_IN") == "broken":
        raise SystemExit("the stand-in is in a bad state")
    assert os.environ["LEERREIS_POSTGRES_URL"]
    assert os.environ["LEERREIS_TEMPORAL_ADDRESS"]
    assert os.environ["LEERREIS_METRICS_ADDRESS"]
    assert os.environ["LEERREIS_SMTP_URL"]
    assert os.environ["LEERREIS_PAGES_URL"].startswith("http://127.0.0.1:")
    assert len(Path(os.environ["LEERREIS_LINK_KEYS_FILE"]).read_text().split()) == 1
    assert len(Path(os.environ["LEERREIS_MASTER_KEY_FILE"]).read_bytes()) == 32
    print('{"event": "worker.ready"}', flush=True)
    signal.pause()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        work()
    sys.path.insert(0, str(HERE.parents[2]))
    from starter.up import up

    home = str(Path(os.environ["LEERREIS_HOME"]).resolve())
    code = asyncio.run(up([sys.executable, str(HERE), home], examples=False))
    sys.stdout.flush()
    os._exit(code)
