/** Speaks version 2 of Piston's interface. */
@NullMarked
package dev.gavel.api.compat.piston;

import org.jspecify.annotations.NullMarked;
