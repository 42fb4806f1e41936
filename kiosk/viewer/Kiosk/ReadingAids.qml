pragma Singleton

import QtQuick

// What a visitor has chosen to read and see better; it goes back to the usual with the visitor.
QtObject {
    // Size of the text in percent: one of `sizes`.
    property int percent: 100
    property bool contrast: false
    // Nothing moves.
    property bool calm: false
    readonly property list<int> sizes: [100, 125, 150, 200]
    readonly property bool used: percent !== 100 || contrast || calm

    function reset() {
        percent = 100;
        contrast = false;
        calm = false;
    }
}
