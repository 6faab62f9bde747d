/** Long polls and live streams. Knows ids and how to read what clients wait for. */
@NullMarked
package dev.gavel.api.waiting;

import org.jspecify.annotations.NullMarked;
