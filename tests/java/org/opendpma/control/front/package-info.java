/** Tests of the AMI front, part by part. */
@NullMarked
package org.opendpma.control.front;

import org.jspecify.annotations.NullMarked;
