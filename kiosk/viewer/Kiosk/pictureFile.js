.pragma library

// The file of a picture for a place, in pixels: the one for cards, where that is large enough, is read in a quarter of
// the time.
function forPlace(picture, width, height) {
    return Math.max(width, height) > picture.cardEdge ? picture.source : picture.card;
}
