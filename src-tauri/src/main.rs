fn main() { hamstrong_app::run() }
