/**
 * All that programs printed: what workers store beside their reports, and who reads it.
 */
@NullMarked
package dev.gavel.api.evaluation.output;

import org.jspecify.annotations.NullMarked;
