import QtQuick
import QtQml.Models
import Kiosk.State

// Each kind of block has a file of its name: "list" is shown by ListBlock.qml.
DelegateChooser {
    id: root

    readonly property Component choice: Component {
        DelegateChoice {
        }
    }

    role: "kind"

    Component.onCompleted: {
        for (const kind of BlockKinds.names) {
            const file = `${kind[0].toUpperCase()}${kind.slice(1)}Block.qml`;
            // With a parent: what has none is collected as garbage.
            const component = Qt.createComponent(file, Component.PreferSynchronous, root);
            // A view that is given a broken one ends the process.
            if (component.status !== Component.Ready)
                throw new Error(component.errorString());
            choices.push(choice.createObject(root, {
                roleValue: kind,
                delegate: component
            }));
        }
    }
}
