//! Loader's saddle-point terms (2000): probabilities of counts without the cancellation of three large logarithms.

use std::f64::consts::PI;

/// Stirling's error at 0, 1/2, 1 … 15, from 40 digits.
const HALVES: [f64; 31] = [
    0.0,
    0.153_426_409_720_027_36,
    0.081_061_466_795_327_26,
    0.054_814_121_051_917_65,
    0.041_340_695_955_409_3,
    0.033_162_873_519_936_29,
    0.027_677_925_684_998_34,
    0.023_746_163_656_297_496,
    0.020_790_672_103_765_093,
    0.018_488_450_532_673_187,
    0.016_644_691_189_821_193,
    0.015_134_973_221_917_378,
    0.013_876_128_823_070_748,
    0.012_810_465_242_920_227,
    0.011_896_709_945_891_77,
    0.011_104_559_758_206_917,
    0.010_411_265_261_972_096,
    0.009_799_416_126_158_804,
    0.009_255_462_182_712_733,
    0.008_768_700_134_139_386,
    0.008_330_563_433_362_87,
    0.007_934_114_564_314_02,
    0.007_573_675_487_951_841,
    0.007_244_554_301_320_383,
    0.006_942_840_107_209_53,
    0.006_665_247_032_707_682,
    0.006_408_994_188_004_207,
    0.006_171_712_263_039_458,
    0.005_951_370_112_758_847_5,
    0.005_746_216_513_010_115_5,
    0.005_554_733_551_962_801,
];

/// ln n! less Stirling's approximation of it, ln(√(2πn) (n/e)ⁿ).
pub(super) fn stirling_error(n: f64) -> f64 {
    if n <= 15.0 {
        let halves = 2.0 * n;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and at most 30")]
        let known = (halves.fract() == 0.0).then(|| HALVES.get(halves as usize)).flatten();
        let by_gamma =
            || statrs::function::gamma::ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * (2.0 * PI).ln();
        return known.copied().unwrap_or_else(by_gamma);
    }
    let square = n * n;
    let mut term = 1.0 / 1188.0;
    for (sign, part) in [(-1.0, 1.0 / 1680.0), (1.0, 1.0 / 1260.0), (-1.0, 1.0 / 360.0), (1.0, 1.0 / 12.0)] {
        term = sign * part + term / square;
    }
    term / n
}

/// x ln(x/m) + m − x, which is small where x is near m.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    deviance_of(x, m, x - m)
}

/// x ln(x/m) + m − x where the difference x − m is known with all its digits; 0 ln 0 = 0.
pub fn deviance_of(x: f64, m: f64, difference: f64) -> f64 {
    if difference.abs() < 0.1 * (x + m) {
        let v = difference / (x + m);
        let mut sum = difference * v;
        let mut term = 2.0 * x * v;
        let square = v * v;
        let mut j = 1.0;
        for _ in 0..1000 {
            term *= square;
            let next = sum + term / (2.0 * j + 1.0);
            if next.to_bits() == sum.to_bits() {
                return next;
            }
            sum = next;
            j += 1.0;
        }
        return sum;
    }
    if x == 0.0 { m } else { x * (x / m).ln() - difference }
}

/// ln of the binomial probability of x among n with p and q = 1 − p; x and n need not be whole.
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
pub(super) fn ln_binomial(x: f64, n: f64, p: f64, q: f64) -> f64 {
    if p == 0.0 {
        return if x == 0.0 { 0.0 } else { f64::NEG_INFINITY };
    }
    if q == 0.0 {
        return if x.to_bits() == n.to_bits() { 0.0 } else { f64::NEG_INFINITY };
    }
    let y = n - x;
    if x == 0.0 {
        return n * if p < 0.1 { (-p).ln_1p() } else { q.ln() };
    }
    if y <= 0.0 {
        return n * if q < 0.1 { (-q).ln_1p() } else { p.ln() };
    }
    let spread =
        stirling_error(n) - stirling_error(x) - stirling_error(y) - deviance(x, n * p) - deviance(y, n * q);
    spread + 0.5 * (n / (2.0 * PI * x * y)).ln()
}
