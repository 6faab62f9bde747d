/** What programs printed, byte for byte. */
@NullMarked
package dev.gavel.printed;

import org.jspecify.annotations.NullMarked;
