import Kiosk

// A scroll hint in the size of a desktop program.
ScrollHint {
    mm: 3
    shortest: 60
}
