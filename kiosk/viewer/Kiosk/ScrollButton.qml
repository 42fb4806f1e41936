import QtQuick
import Kiosk.State

// One tap scrolls on by nine tenths of a screen and, at the end, back to the start: nobody has to drag.
StepButton {
    id: root

    required property BlockList page
    required property Language language
    readonly property bool atEnd: page.atYEnd

    implicitWidth: Math.ceil(Theme.between(17, 24) * Theme.mm)
    implicitHeight: implicitWidth
    visible: page.interactive && page.contentHeight > page.height + Theme.target
    symbol: atEnd ? "up" : "down"
    name: atEnd ? language.words.translate("Back to the top") : language.words.translate("Scroll down")

    onClicked: if (atEnd)
        page.toTop()
    else
        page.pageDown()
}
