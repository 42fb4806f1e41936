import Kiosk

// Tells that there is more below, in the size of a desk.
ScrollHint {
    mm: 3
    shortest: 60
}
