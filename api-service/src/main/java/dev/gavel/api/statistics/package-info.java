/** How submissions to questions end: acceptance, and statistics for authors. */
@NullMarked
package dev.gavel.api.statistics;

import org.jspecify.annotations.NullMarked;
