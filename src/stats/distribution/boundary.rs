//! Where a set ends: the last point of a line from inside to outside at which something still holds.

/// The last double from `inside` to `outside` at which `holds` is true, by bisection; `outside` itself where it holds
/// there. `holds` is taken to be true at `inside`, and to change once on the way.
pub fn boundary(inside: f64, outside: f64, holds: impl Fn(f64) -> bool) -> f64 {
    if holds(outside) {
        return outside;
    }
    let (mut inside, mut outside) = (inside, outside);
    // A bracket around 0 can be halved about 1,100 times before its ends are neighbours.
    for _ in 0..1200 {
        let middle = inside + 0.5 * (outside - inside);
        if middle.to_bits() == inside.to_bits() || middle.to_bits() == outside.to_bits() {
            break;
        }
        if holds(middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::boundary;

    #[test]
    fn ends_where_it_stops_to_hold() {
        assert!((boundary(0.0, 2.0, |x| x * x <= 2.0) - 2.0_f64.sqrt()).abs() < 1e-15);
        assert!((boundary(0.0, -2.0, |x| x * x <= 2.0) + 2.0_f64.sqrt()).abs() < 1e-15);
        assert!(boundary(0.0, 1.0, |x| x * x <= 2.0).to_bits() == 1.0_f64.to_bits());
        assert!(boundary(0.0, 1.0, |x| x <= 0.0) == 0.0);
    }
}
