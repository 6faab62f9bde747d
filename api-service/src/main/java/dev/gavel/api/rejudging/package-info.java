/**
 * Judging many submissions again, when tests or the judge were mended.
 */
@NullMarked
package dev.gavel.api.rejudging;

import org.jspecify.annotations.NullMarked;
