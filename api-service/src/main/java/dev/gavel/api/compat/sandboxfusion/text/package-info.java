/** What SandboxFusion does with text: it takes out code, and compares outputs. */
@NullMarked
package dev.gavel.api.compat.sandboxfusion.text;

import org.jspecify.annotations.NullMarked;
