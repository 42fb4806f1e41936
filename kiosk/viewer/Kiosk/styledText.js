.pragma library

// Returns the words of a StyledText, as the publisher writes it, without its tags and entities.
function words(text) {
    return text.replace(/<[^>]*>/g, "").replace(/&nbsp;/g, "\u00a0").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&amp;/g, "&");
}
