/** Where an answer differs from the right one, as it is shown. */
@NullMarked
package dev.gavel.api.difference;

import org.jspecify.annotations.NullMarked;
