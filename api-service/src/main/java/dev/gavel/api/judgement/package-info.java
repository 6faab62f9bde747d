/**
 * Judgements, and the only code that changes their state. Commands go in,
 * {@link dev.gavel.api.judgement.JudgementEnded} comes out. Knows neither submissions nor
 * evaluations, and sends nothing itself.
 */
@NullMarked
package dev.gavel.api.judgement;

import org.jspecify.annotations.NullMarked;
