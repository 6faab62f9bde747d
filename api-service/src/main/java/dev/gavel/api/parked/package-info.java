/** Messages that nobody could read: kept, shown, and sent again or discarded. */
@NullMarked
package dev.gavel.api.parked;

import org.jspecify.annotations.NullMarked;
