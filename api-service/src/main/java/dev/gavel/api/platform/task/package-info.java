/** Tasks in the background. */
@NullMarked
package dev.gavel.api.platform.task;

import org.jspecify.annotations.NullMarked;
