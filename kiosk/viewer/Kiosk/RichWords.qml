import QtQuick

// Words with bold, italic and links, as the publisher wrote them.
BodyText {
    textFormat: Text.StyledText
}
