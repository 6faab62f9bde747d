/** SandboxFusion's interface. */
@NullMarked
package dev.gavel.api.compat.sandboxfusion;

import org.jspecify.annotations.NullMarked;
