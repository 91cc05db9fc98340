// Plain forms of typed text: what an input method makes of digits and letters, brought back to ASCII. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace muster::core {

// Full-width U+FF01..U+FF5E to ASCII, U+3000 and U+00A0 to a blank, the ideographic full stop (U+3002, U+FF61) to '.',
// U+2212 and the typographic hyphens and dashes to '-'. Everything else, also broken UTF-8, stays byte for byte.
std::string plainForms(std::string_view typed);

std::string_view trimmed(std::string_view text);  // without ASCII blanks, tabs and line ends at both ends

// The ASCII letters of the text in lower (upper) case; never asks the locale.
std::string lowerAscii(std::string_view text);
std::string upperAscii(std::string_view text);

}  // namespace muster::core
