/** By when a person's request must be answered: calendar months, working days, pauses. */
@NullMarked
package org.privacynotice.deadline;

import org.jspecify.annotations.NullMarked;
