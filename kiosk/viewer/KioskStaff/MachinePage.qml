import Kiosk.State

// How the machine does.
FactList {
    required property StaffDesk desk
    required property StaffMachine content

    model: content.rows
}
