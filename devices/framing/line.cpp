#include "devices/framing/line.h"

namespace muster::devices {

Cut cutLines(std::string_view given, std::size_t most, std::string_view allowed) {
  return [ends = std::string(given), most, also = std::string(allowed)](std::string_view bytes) -> CutAt {
    std::size_t from = 0, blank = 0;
    bool spoiled = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (ends.find(bytes[i]) != std::string::npos) {
        if (i > from && !spoiled) return {from, i + 1 - from, blank};
        if (i == from) ++blank;
        from = i + 1;  // an empty line (the second half of CR LF), or the end of a spoiled one
        spoiled = false;
        continue;
      }
      const auto byte = static_cast<unsigned char>(bytes[i]);
      if ((byte < 0x20 && byte != '\t' && also.find(bytes[i]) == std::string::npos) || byte >= 0x7F || i - from >= most) spoiled = true;
    }
    if (spoiled && bytes.size() - from > most) return {bytes.size(), 0, blank};  // its end is long in coming
    return {from, 0, blank};
  };
}

std::string_view lineOf(std::string_view frame, std::string_view ends) {
  while (!frame.empty() && ends.find(frame.back()) != std::string_view::npos) frame.remove_suffix(1);
  return frame;
}

}  // namespace muster::devices
