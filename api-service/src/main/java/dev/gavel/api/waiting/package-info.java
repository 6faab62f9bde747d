/** Long polls and live streams. Knows only ids, and views that it reads by id. */
@NullMarked
package dev.gavel.api.waiting;

import org.jspecify.annotations.NullMarked;
