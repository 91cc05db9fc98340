// Is this text UTF-8? Pure.
#pragma once

#include <string_view>

namespace muster::devices {

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF.
bool isUtf8(std::string_view bytes);
// The length of `bytes` without a character cut off at its end (a head of a file may end inside one).
std::size_t wholeCharacters(std::string_view bytes);

}  // namespace muster::devices
