/** Acceptance statistics of questions. */
@NullMarked
package dev.gavel.api.statistics;

import org.jspecify.annotations.NullMarked;
