import QtQuick
import Kiosk.State

// For staff: the kiosk in a window, and beside it what is wrong with the page that is open.
Window {
    id: root

    required property Navigation navigation
    required property Language language
    required property Idle idle
    required property Clock clock
    required property Site site
    required property OpenPage openPage
    required property Metrics metrics
    required property PageProblems problems

    title: site.name
    color: Theme.paperShade
    width: 1500
    height: 900

    Stage {
        anchors.left: parent.left
        width: parent.width - panel.width
        height: parent.height
        navigation: root.navigation
        language: root.language
        idle: root.idle
        clock: root.clock
        site: root.site
        openPage: root.openPage
        metrics: root.metrics
    }

    ProblemPanel {
        id: panel

        anchors.right: parent.right
        width: Math.min(420, parent.width * 0.4)
        height: parent.height
        problems: root.problems
    }
}
