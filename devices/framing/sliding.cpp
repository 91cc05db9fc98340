#include "devices/framing/sliding.h"

#include <algorithm>

namespace muster::devices {

Cut cutSliding(std::function<std::size_t(std::string_view)> length, std::function<bool(std::string_view)> proven) {
  return [length = std::move(length), proven = std::move(proven)](std::string_view bytes) -> CutAt {
    std::size_t waiting = bytes.size();  // where the first frame may begin whose rest is to come
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const std::size_t size = length(bytes.substr(i));
      if (size == 0) continue;
      if (size == kMoreNeeded || size > bytes.size() - i)
        waiting = std::min(waiting, i);
      else if (proven(bytes.substr(i, size)))
        return {i, size};
    }
    return {waiting, 0};
  };
}

}  // namespace muster::devices
