# embed_files(<target> <function> BASE <folder> FILES <file>...)
#
# Puts the files into <target> as bytes: the program carries its rules, templates and assets and needs no folder beside it.
# In C++ declare and call it (app/ports/embedded.h has EmbeddedFile):
#   namespace muster::app { std::span<const EmbeddedFile> <function>(); }
# A file's name there is its path below BASE ("rules/bg4.toml"); the order is by name. Changed files are embedded anew at build time;
# glob them with CONFIGURE_DEPENDS so that new ones are seen.
#
# Called by CMake as a script (-P) it writes the .cpp.

if(CMAKE_SCRIPT_MODE_FILE)
  set(out "// Made by app/embed.cmake; not to be edited.\n#include <span>\n\n#include \"app/ports/embedded.h\"\n\nnamespace muster::app {\n")
  set(rows "")
  set(count 0)
  file(STRINGS "${LIST}" files ENCODING UTF-8)
  foreach(file IN LISTS files)
    if(file STREQUAL "")
      continue()
    endif()
    file(READ "${BASE}/${file}" hex HEX)
    string(LENGTH "${hex}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(APPEND out "static const unsigned char kFile${count}[] = {${bytes}0};\n")  # the 0 keeps an empty file an array
    string(APPEND rows "    {\"${file}\", {reinterpret_cast<const char*>(kFile${count}), ${size}}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND out "static const EmbeddedFile kFiles[] = {\n${rows}    {}};\n")
  string(APPEND out "std::span<const EmbeddedFile> ${FUNCTION}();\n")
  string(APPEND out "std::span<const EmbeddedFile> ${FUNCTION}() { return {kFiles, ${count}}; }\n}  // namespace muster::app\n")
  file(WRITE "${OUT}" "${out}")
  return()
endif()

set(MUSTER_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(embed_files target function)
  cmake_parse_arguments(EMBED "" "BASE" "FILES" ${ARGN})
  get_filename_component(base "${EMBED_BASE}" ABSOLUTE)
  set(names "")
  set(paths "")
  foreach(file IN LISTS EMBED_FILES)
    get_filename_component(path "${file}" ABSOLUTE)
    file(RELATIVE_PATH name "${base}" "${path}")
    list(APPEND names "${name}")
    list(APPEND paths "${path}")
  endforeach()
  list(SORT names)
  string(JOIN "\n" lines ${names})
  set(list "${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.txt")
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded/${function}.cpp")
  file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}\n")  # written only when it differs, so a removed file rebuilds too
  add_custom_command(OUTPUT "${out}"
    COMMAND ${CMAKE_COMMAND} -DLIST=${list} -DBASE=${base} -DOUT=${out} -DFUNCTION=${function} -P ${MUSTER_EMBED_SCRIPT}
    DEPENDS ${paths} ${list} ${MUSTER_EMBED_SCRIPT}
    COMMENT "Embedding ${function}" VERBATIM)
  target_sources(${target} PRIVATE "${out}")
endfunction()
