import QtQuick

// A title. A word that is wider than its place makes the whole title smaller; it is never cut in two.
Words {
    id: root

    property real size: Theme.bodySize

    font.pixelSize: Math.max(Math.ceil(Theme.bodySize / Theme.textScale), Math.floor(size * Math.min(1, width / longestWord.advanceWidth)))

    TextMetrics {
        id: longestWord

        font.family: root.font.family
        font.bold: root.font.bold
        font.pixelSize: root.size
        // Lines break at a space, not at U+00A0, and after a hyphen that no number follows.
        text: root.text.replace(/-(?=\D)/g, "- ").split(" ").reduce((longest, word) => word.length > longest.length ? word : longest, "–")
    }
}
