/** Judging many submissions again. */
@NullMarked
package dev.gavel.api.rejudging;

import org.jspecify.annotations.NullMarked;
