pragma ComponentBehavior: Bound

import QtQuick
import QtQml.Models

// One QML file a kind of block.
DelegateChooser {
    id: root

    property real width: 0
    property real column: 0
    property color accent

    signal linkActivated(string link)
    signal followed(string page, Item cover)
    signal pictureOpened(var pictures, int index)
    signal letterChosen(string letter)

    role: "kind"

    DelegateChoice {
        roleValue: "heading"

        HeadingBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "paragraph"

        ParagraphBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "list"

        ListBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "quote"

        QuoteBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "notice"

        NoticeBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "rule"

        RuleBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "preformatted"

        PreformattedBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "table"

        TableBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "timeline"

        TimelineBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "figures"

        FiguresBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "quiz"

        QuizBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "qr"

        CodeBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "picture"

        PictureBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onOpened: index => root.pictureOpened(pictures, index)
        }
    }

    DelegateChoice {
        roleValue: "marked"

        MarkedBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLinkActivated: link => root.linkActivated(link)
        }
    }

    DelegateChoice {
        roleValue: "gallery"

        GalleryBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onOpened: index => root.pictureOpened(pictures, index)
        }
    }

    DelegateChoice {
        roleValue: "letters"

        LettersBlock {
            width: root.width
            column: root.column
            accent: root.accent
            onLetterChosen: letter => root.letterChosen(letter)
        }
    }

    DelegateChoice {
        roleValue: "cards"

        CardRow {
            width: root.width
            column: root.column
            accent: root.accent
            onFollowed: (page, cover) => root.followed(page, cover)
        }
    }
}
