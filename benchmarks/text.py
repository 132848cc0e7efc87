"""Prints how fast the text room is: megabytes of UTF-8 per second of processor time, best of five.

python benchmarks/text.py
"""

import time
from collections.abc import Callable, Sequence

from audit.languages import pack
from audit.text.fold import fold
from audit.text.identify import identify_block, identify_page
from audit.text.readability import reading_of
from audit.text.sentences import sentences
from audit.text.tokens import Tokens

PARAGRAPHS = {
    "en": "Our bakery opened in 1987, when Ellen Moss lent her brother $3,500 and an oven that nobody wanted. We're "
    "still here, at no. 5 Mill Lane, and we don't do franchises. “Is it still warm?” is what people ask first.",
    "it": "Il forno è nato nel 1987, quando Elena Bruni prestò 3.500 euro al fratello e gli trovò un forno usato. "
    "Siamo ancora qui, in Via Roma n. 5, e non facciamo franchising. «È ancora caldo?» ci chiedono per prima cosa.",
    "fr": "Le fournil a ouvert en 1987, quand Hélène Blanc a prêté 3 500 € à son frère pour un vieux four. Nous sommes "
    "toujours là, au n° 5 de la rue du Moulin, et nous n’avons pas de franchise. « C’est chaud ? » demande-t-on.",
}


def main() -> None:
    for code, paragraph in PARAGRAPHS.items():
        blocks = [paragraph] * 60 + ["Pane, dolci & co."] * 60  # about 2,300 words: a long page
        size = sum(len(block.encode()) for block in blocks)
        for name, work in _works(code, blocks).items():
            seconds = min(_time(work) for _ in range(5))
            print(f"{code}  {name:<10}{size / seconds / 1e6:7.1f} MB/s  {seconds * 1000:6.2f} ms for this page")


def _works(code: str, blocks: Sequence[str]) -> dict[str, Callable[[], object]]:
    rules = pack.rules(code)
    split = [block[start:end] for block in blocks for start, end in sentences(block, rules)]
    return {
        "fold": lambda: [fold(block) for block in blocks],
        "tokens": lambda: [Tokens(block, rules) for block in blocks],
        "sentences": lambda: [sentences(block, rules) for block in blocks],
        "reading": lambda: reading_of(split, rules),
        "page": lambda: identify_page(blocks, None, ""),
        "blocks": lambda: [identify_block(block, code) for block in blocks],
    }


def _time(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return max(time.process_time() - start, 1e-6)


if __name__ == "__main__":
    main()
