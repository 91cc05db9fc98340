// Frames that are lines of text: ended by CR, LF, CR LF or NUL, whichever the family's rows allow. The frame carries no terminator. Pure.
#pragma once

#include "devices/framing/frame_buffer.h"

namespace muster::devices {

// `ends`: each of its bytes ends a line ("\r\n", or with a NUL std::string_view("\r\n\0", 3)). Empty lines are no frames. A line with a byte that
// is no printable ASCII, or longer than `most`, is garbage as a whole: half a number is not a number.
// `also`: control characters that may stand in a line (the GS a barcode scanner sends).
Cut cutLines(std::string_view ends, std::size_t most = 1024, std::string_view also = {});

// What a line frame holds, without its terminator.
std::string_view lineOf(std::string_view frame, std::string_view ends);

}  // namespace muster::devices
