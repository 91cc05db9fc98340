// A line of text taken apart: by blanks, or by a separator. Views into the line. Pure.
#pragma once

#include <string_view>
#include <vector>

namespace muster::devices {

std::vector<std::string_view> wordsOf(std::string_view line);                   // "S S   6.05 kg" -> S, S, 6.05, kg
std::vector<std::string_view> fieldsOf(std::string_view line, char separator);  // "1, psi,,0" -> 1, psi, "", 0: blanks around a field dropped

}  // namespace muster::devices
