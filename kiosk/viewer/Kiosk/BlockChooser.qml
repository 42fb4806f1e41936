import QtQuick
import QtQml.Models
import Kiosk.State

// Chooses how a row is shown by the name of its kind: "list" is shown by ListBlock.qml.
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
            // The parent keeps the component from being garbage-collected.
            const component = Qt.createComponent(file, Component.PreferSynchronous, root);
            // A broken component would crash the view.
            if (component.status !== Component.Ready)
                throw new Error(component.errorString());
            choices.push(choice.createObject(root, {
                roleValue: kind,
                delegate: component
            }));
        }
    }
}
