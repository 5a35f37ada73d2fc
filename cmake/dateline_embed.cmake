# Text files as part of a library, so that the program needs no files of its own at run time:
#   dateline_embed(target FILES files...)   adds a source that defines web_file(name)
function(dateline_embed target)
  cmake_parse_arguments(arg "" "" "FILES" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/web_files.cpp)
  list(JOIN arg_FILES "|" files)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} "-DFILES=${files}"
            -P ${PROJECT_SOURCE_DIR}/cmake/write_web_files.cmake
    DEPENDS ${arg_FILES} ${PROJECT_SOURCE_DIR}/cmake/write_web_files.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
