/** Files that come with a request. */
@NullMarked
package dev.gavel.api.platform.upload;

import org.jspecify.annotations.NullMarked;
