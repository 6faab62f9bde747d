/** Settings that several rooms read. */
@NullMarked
package dev.gavel.api.platform.settings;

import org.jspecify.annotations.NullMarked;
